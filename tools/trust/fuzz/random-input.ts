import { type Random, randomInteger } from '@scones/deterministic';
import { z } from 'zod';
import { pick } from './odd-values.ts';

type Schema = z.core.$ZodType;

/** Texts that may suit a member of that name, the most fitting first. */
export type TextsFor = (member: string) => readonly string[];

/** How likely a member is given that may be left out. */
const OPTIONAL_SHARE = 0.3;
/** Beyond this, only what a structure needs is given. */
const DEEPEST = 5;

/** Draws inputs that an operation's schema takes, as far as fitting texts are known. */
export class RandomInput {
  readonly #random: Random;
  readonly #texts: TextsFor;

  constructor(random: Random, texts: TextsFor) {
    this.#random = random;
    this.#texts = texts;
  }

  /** Undefined where no value is found, or where the member is left out. */
  draw(schema: Schema, name = '', depth = 0): unknown {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    const inner = (each: Schema): unknown => this.draw(each, name, depth);
    // Every other kind is drawn from the texts.
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check
    switch (def.type) {
      case 'number':
        return pick(this.#random, [0, 1, 2, 3, 10, 60, 128, 300, 512, 1000, 1_767_225_600]);
      case 'boolean':
        return this.#random.float() < 0.5;
      case 'date':
        return new Date(1_767_225_600_000);
      case 'enum':
        return pick(this.#random, Object.values(def.entries));
      case 'literal':
        return pick(this.#random, [...def.values]);
      case 'array':
        return this.#list(def.element, name, depth);
      case 'record':
        return this.#map(def, name, depth);
      case 'object':
        return this.#structure(def.shape, depth);
      case 'union':
        return inner(pick(this.#random, def.options));
      case 'intersection':
        return Object.assign({}, inner(def.left), inner(def.right)) as unknown;
      case 'pipe':
        return inner(isTransform(def.in) ? def.out : def.in);
      case 'optional':
      case 'nullable':
      case 'default':
      case 'prefault':
      case 'nonoptional':
      case 'readonly':
      case 'catch':
        return inner(def.innerType);
      case 'lazy':
        return depth < DEEPEST ? this.draw(def.getter(), name, depth + 1) : undefined;
      default:
        return this.#text(schema, name);
    }
  }

  #list(element: Schema, name: string, depth: number): unknown[] {
    const length = pick(this.#random, depth > DEEPEST ? [0] : [1, 1, 1, 2, 3, 0]);
    const items = Array.from({ length }, () => this.draw(element, name, depth + 1));
    return items.filter((item) => item !== undefined);
  }

  #map(def: z.core.$ZodRecordDef, name: string, depth: number): object {
    const length = randomInteger(this.#random, 3);
    const entries = Array.from({ length }, () => [
      String(this.#text(def.keyType, '')),
      this.draw(def.valueType, name, depth + 1),
    ]);
    return Object.fromEntries(entries) as object;
  }

  #structure(shape: z.core.$ZodShape, depth: number): object {
    const share = depth > DEEPEST ? 0 : OPTIONAL_SHARE;
    const given = Object.entries(shape).filter(
      ([, schema]) => !accepts(schema, undefined) || this.#random.float() < share,
    );
    return Object.fromEntries(given.map(([name, schema]) => [name, this.draw(schema, name, depth + 1)]));
  }

  /** One of the first texts that the schema takes. */
  #text(schema: Schema, name: string): unknown {
    const texts = this.#texts(name);
    const fitting = texts.filter((text) => accepts(schema, text)).slice(0, 4);
    return pick(this.#random, fitting.length > 0 ? fitting : texts);
  }
}

function isTransform(schema: Schema): boolean {
  return (schema as z.core.$ZodTypes)._zod.def.type === 'transform';
}

function accepts(schema: Schema, value: unknown): boolean {
  try {
    return z.core.safeParse(schema, value).success;
  } catch {
    // S3 refuses by its own errors while it reads.
    return false;
  }
}
