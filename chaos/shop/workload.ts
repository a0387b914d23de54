import type { WorkloadPart } from 'shakedown';
import browseAndBuy from '../../synthetic/shop/browse-and-buy.ts';
import declinedCard from '../../synthetic/shop/declined-card.ts';

/** A quiet evening, with as many cards that are declined: giving back what was reserved is always part of the story. */
export const shoppers: readonly WorkloadPart[] = [
  { journey: browseAndBuy, perSecond: 1.5 },
  { journey: declinedCard, perSecond: 1.5 },
];

/** What a shopper does before there is an order; none of it needs Kafka, stock or money. */
export const catalogue = [
  'browse-and-buy/look around',
  'browse-and-buy/search for a product',
  'browse-and-buy/open the product',
];

/** The order is acknowledged before anything is reserved or charged. */
export const placing = ['browse-and-buy/place the order', 'declined-card/place the order'];

/** From the first page to the end of the order. */
export const shopping = ['browse-and-buy', 'declined-card'];
