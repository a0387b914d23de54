/** What must hold of the whole shop whenever it is at rest. */
import type { Invariant } from 'shakedown';
import { confirmations } from './confirmations.ts';
import { endings } from './endings.ts';
import { money } from './money.ts';
import { replay } from './replay.ts';
import { reports } from './reports.ts';
import { stock } from './stock.ts';
import { toldOnce } from './told-once.ts';

export const invariants: readonly Invariant[] = [money, stock, confirmations, toldOnce, endings, replay, reports];
