import { drawBicycle } from './bicycle.ts';
import { drawBus } from './bus.ts';
import { drawCar } from './car.ts';
import type { Dice } from './dice.ts';
import { drawMotorcycle } from './motorcycle.ts';
import type { Pen } from './pen.ts';
import { drawPickupTruck } from './pickup-truck.ts';

/** Each heads right and fits x from -1 to 1, its wheels on y = 0.66. */
export const VEHICLES = new Map<string, (pen: Pen, dice: Dice) => void>([
  ['bicycle', drawBicycle],
  ['motorcycle', drawMotorcycle],
  ['car', drawCar],
  ['pickup_truck', drawPickupTruck],
  ['bus', drawBus],
]);

/** The classes that can be drawn. */
export const SYNTHETIC_CLASSES: readonly string[] = [...VEHICLES.keys()];
