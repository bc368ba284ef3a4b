import { isObject, type Json, type JsonObject } from '../json.ts';
import { InvalidField } from './diagnostic.ts';

/** Reads an object of the definition field by field, and remembers which fields have not been read. */
export class FieldReader {
  readonly location: string;
  /** Where the object stands within its state: `Choices[0]`. */
  readonly #within: string;
  readonly #fields: JsonObject;
  readonly #unread: Set<string>;

  constructor(fields: JsonObject, location: string, within = '') {
    this.#fields = fields;
    this.location = location;
    this.#within = within;
    this.#unread = new Set(Object.keys(fields));
    this.#unread.delete('Comment');
  }

  /** The fields of a value that must be an object. */
  static of(value: Json, location: string, within = ''): FieldReader {
    if (!isObject(value)) throw new InvalidField('Expected value of type [OBJECT]', location);
    return new FieldReader(value, location, within);
  }

  at(name: string): string {
    return `${this.location}/${name}`;
  }

  /** The name of a field in an error of a running state: `Choices[0]/Condition`. */
  path(name: string): string {
    return this.#within === '' ? name : `${this.#within}/${name}`;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#fields, name);
  }

  get(name: string): Json | undefined {
    this.#unread.delete(name);
    return this.peek(name);
  }

  /** The value of a field that something else reads. */
  peek(name: string): Json | undefined {
    return this.has(name) ? this.#fields[name] : undefined;
  }

  require(name: string): Json {
    const value = this.get(name);
    if (value === undefined) throw this.missing(name);
    return value;
  }

  string(name: string): string | undefined {
    const value = this.get(name);
    if (value !== undefined && typeof value !== 'string')
      throw this.invalid(name, 'Expected value of type [STRING]');
    return value;
  }

  requireString(name: string): string {
    const value = this.string(name);
    if (value === undefined) throw this.missing(name);
    return value;
  }

  boolean(name: string): boolean | undefined {
    const value = this.get(name);
    if (value !== undefined && typeof value !== 'boolean')
      throw this.invalid(name, 'Expected value of type [BOOLEAN]');
    return value;
  }

  /** A number in the range, which is an integer unless said otherwise. */
  number(
    name: string,
    least: number,
    most = Infinity,
    kind: 'integer' | 'number' = 'integer',
  ): number | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const isNumber = typeof value === 'number' && (kind === 'number' || Number.isInteger(value));
    if (!isNumber)
      throw this.invalid(name, `Expected value of type ${kind === 'integer' ? 'Integer' : 'Float'}`);
    // AWS writes the bounds of a field that is no integer as 0.0 and 100.0.
    const written = (bound: number): string => (kind === 'integer' ? String(bound) : bound.toFixed(1));
    if (value < least) throw this.invalid(name, `Minimum value is ${written(least)}`);
    if (value > most) throw this.invalid(name, `Maximum value is ${written(most)}`);
    return value;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const found = values.find((each) => each === value);
    if (found === undefined) {
      throw this.invalid(name, `Value should be one of the following: [${values.join(', ')}]`);
    }
    return found;
  }

  array(name: string): Json[] | undefined {
    const value = this.get(name);
    if (value !== undefined && !Array.isArray(value))
      throw this.invalid(name, 'Expected value of type [ARRAY]');
    return value;
  }

  /** An array that may not be empty, with a reader for each of its items. */
  requireReaders(name: string): FieldReader[] {
    const items = this.array(name);
    if (items === undefined) throw this.missing(name);
    if (items.length === 0) throw this.invalid(name, 'Value cannot be empty');
    return this.#readers(name, items);
  }

  readers(name: string): FieldReader[] {
    return this.#readers(name, this.array(name) ?? []);
  }

  reader(name: string): FieldReader | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : FieldReader.of(value, this.at(name), this.path(name));
  }

  #readers(name: string, items: readonly Json[]): FieldReader[] {
    return items.map((item, index) =>
      FieldReader.of(item, `${this.at(name)}[${index}]`, `${this.path(name)}[${index}]`),
    );
  }

  /** The one that is present of fields that exclude one another; nothing for none. */
  exclusive(names: readonly string[]): string | undefined {
    const present = names.filter((name) => this.has(name));
    if (present.length > 1) throw this.notExactlyOne(names, present);
    return present[0];
  }

  /** The one of these fields that is present; one must be. */
  requireExclusive(names: readonly string[]): string {
    const name = this.exclusive(names);
    if (name === undefined) throw this.notExactlyOne(names, []);
    return name;
  }

  /** The fault of having several of these fields, or none. */
  notExactlyOne(names: readonly string[], present: readonly string[]): InvalidField {
    const complaint = present.length === 0 ? 'This object should have only' : 'There should only be';
    return new InvalidField(`${complaint} one of the following fields: [${names.join(', ')}]`, this.location);
  }

  /** Fields that no one has read yet. */
  get unread(): readonly string[] {
    return [...this.#unread];
  }

  /** Refuses a field that nothing has read. */
  finish(): void {
    const [first] = this.unread;
    if (first !== undefined) throw new InvalidField(`Field '${first}' is not supported`, this.location);
  }

  missing(...names: readonly string[]): InvalidField {
    return new InvalidField(`These fields are required: [${names.join(', ')}]`, this.location || '/');
  }

  invalid(name: string, message: string): InvalidField {
    return new InvalidField(message, this.at(name));
  }
}
