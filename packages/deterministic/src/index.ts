export { type Clock, systemClock } from './clock.ts';
export { FakeClock } from './fake-clock.ts';
export { MovableClock } from './movable-clock.ts';
export { type Random, randomInteger, randomNormal, seededRandom, shuffled, systemRandom } from './random.ts';
export { DeadlineExceeded, withDeadline } from './with-deadline.ts';
