import type { Product } from './product.ts';

type Entry = readonly [name: string, category: string, price: number, description: string];

const ENTRIES: readonly Entry[] = [
  [
    'Storm Lantern',
    'deck',
    4_900,
    'Galvanised paraffin lantern that stays lit in a full gale. Burns twelve hours on one filling.',
  ],
  [
    'Braided Dock Line',
    'deck',
    2_450,
    'Ten metres of soft, double-braided polyester with a hand-spliced eye. Holds four tonnes.',
  ],
  [
    'Brass Fairlead',
    'deck',
    3_200,
    'Cast and polished by hand. Leads a line where it should go, and looks good doing it.',
  ],
  [
    'Teak Boat Hook',
    'deck',
    5_990,
    'Two metres of oiled teak with a bronze head, for the mooring that is always just out of reach.',
  ],
  [
    'Canvas Bucket',
    'deck',
    2_790,
    'Folds flat, stands up by itself, and has a rope handle that does not cut into your hand.',
  ],
  [
    'Signal Flag Set',
    'deck',
    8_900,
    'All forty international code flags in sewn cotton, rolled in their own canvas wallet.',
  ],
  [
    'Gimballed Stove',
    'galley',
    18_900,
    'One burner that stays level while everything else does not. Spirit fuelled, stainless steel.',
  ],
  [
    'Enamel Mug',
    'galley',
    1_250,
    'White enamel with a navy rim. Survives being dropped, knocked over and left out overnight.',
  ],
  [
    'Cast-Iron Skillet',
    'galley',
    4_450,
    'Twenty-four centimetres, pre-seasoned, with a lip on both sides for pouring in any weather.',
  ],
  [
    'Ship’s Biscuit Tin',
    'galley',
    1_980,
    'Airtight and stackable. Arrives with a pound of oat biscuits to get you going.',
  ],
  ['Rigging Knife', 'galley', 6_400, 'Sheepsfoot blade, marlinspike and shackle key in one. Lanyard included.'],
  [
    'Folding Kettle',
    'galley',
    3_350,
    'Silicone walls and a steel base: a litre of tea that stows in the space of a saucer.',
  ],
  [
    'Oilskin Jacket',
    'wear',
    15_900,
    'Waxed cotton with a storm collar and pockets that drain. Gets better every winter.',
  ],
  ['Watch Cap', 'wear', 2_900, 'Ribbed merino in navy or rust. Thin enough for a hood, warm enough for the dog watch.'],
  [
    'Fisherman’s Sweater',
    'wear',
    12_900,
    'Six-ply wool in the old Guernsey pattern, the same front and back so you can dress in the dark.',
  ],
  ['Deck Boots', 'wear', 8_950, 'Natural rubber with a razor-cut sole. Leave no marks and let no water in.'],
  ['Sailing Gloves', 'wear', 3_490, 'Goatskin palms, three cut fingers, and a cuff that closes with cold hands.'],
  ['Wool Blanket', 'wear', 7_900, 'Undyed wool from island sheep, woven heavy. For bunks, cockpits and beaches.'],
  [
    'Hand-Bearing Compass',
    'navigation',
    9_800,
    'Liquid-damped and readable to one degree. The soft ring keeps it safe when it slides.',
  ],
  [
    'Brass Dividers',
    'navigation',
    2_650,
    'One-handed dividers with steel points, for stepping off the miles on paper.',
  ],
  ['Pocket Barometer', 'navigation', 7_450, 'Aneroid movement in a turned brass case. Falls before the wind rises.'],
  [
    'Deck Logbook',
    'navigation',
    1_890,
    'Two hundred ruled pages in a cover that shrugs off spray. Lies flat at any page.',
  ],
  ['Parallel Ruler', 'navigation', 2_200, 'Forty-five centimetres of clear acrylic with brass hinges that stay tight.'],
  [
    'Marine Binoculars',
    'navigation',
    21_900,
    'Seven by fifty, nitrogen filled, floating. Bright at dusk, when you need to read the buoy.',
  ],
];

/** The same 24 products everywhere and always: `prod-001` to `prod-024`. */
export const seedProducts: readonly Product[] = ENTRIES.map(([name, category, price, description], at) => ({
  id: `prod-${String(at + 1).padStart(3, '0')}`,
  name,
  description,
  category,
  price,
  currency: 'EUR',
}));
