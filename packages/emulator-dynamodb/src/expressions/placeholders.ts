import { type AttributeValue, type Item, itemInput } from '../attribute-value.ts';
import { errors } from '../errors.ts';
import { z } from 'zod';

/** The members of a request that stand beside its expressions. */
export const placeholderMembers = {
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: itemInput.optional(),
};

interface Members {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Item | undefined;
}

/** What `#name` and `:value` stand for in the expressions of one request, each of which must be used. */
export class Placeholders {
  readonly #names: Readonly<Record<string, string>>;
  readonly #values: Item;
  readonly #unused: Set<string>;

  /** Throws `ValidationException` where there are none in a member, or one that isn't written as its kind is. */
  constructor({ ExpressionAttributeNames, ExpressionAttributeValues }: Members) {
    this.#names = ExpressionAttributeNames ?? {};
    this.#values = ExpressionAttributeValues ?? {};
    if (ExpressionAttributeNames) checkKeys('ExpressionAttributeNames', this.#names, /^#\w+$/);
    if (ExpressionAttributeValues) checkKeys('ExpressionAttributeValues', this.#values, /^:\w+$/);
    this.#unused = new Set([...Object.keys(this.#names), ...Object.keys(this.#values)]);
  }

  name(expression: string, name: string): string {
    const found = Object.hasOwn(this.#names, name) ? this.#names[name] : undefined;
    if (found === undefined) throw errors.ValidationException.noName({ expression, name });
    this.#unused.delete(name);
    return found;
  }

  value(expression: string, name: string): AttributeValue {
    const found = Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
    if (found === undefined) throw errors.ValidationException.noValue({ expression, name });
    this.#unused.delete(name);
    return found;
  }

  /** Called when all expressions are read, of which there may be none. */
  checkUsed(hasExpressions: boolean): void {
    this.#check('ExpressionAttributeNames', this.#names, hasExpressions);
    this.#check('ExpressionAttributeValues', this.#values, hasExpressions);
  }

  #check(member: string, all: object, hasExpressions: boolean): void {
    const { noExpressions, unused } = errors.ValidationException;
    const names = Object.keys(all);
    if (names.length > 0 && !hasExpressions) throw noExpressions({ member });
    const left = names.filter((name) => this.#unused.has(name));
    if (left.length > 0) throw unused({ member, keys: `{${left.join(', ')}}` });
  }
}

function checkKeys(member: string, all: object, pattern: RegExp): void {
  const names = Object.keys(all);
  if (names.length === 0) throw errors.ValidationException.emptyMember({ member });
  const wrong = names.find((name) => !pattern.test(name));
  if (wrong !== undefined) throw errors.ValidationException.wrongPlaceholder({ member, name: wrong });
}
