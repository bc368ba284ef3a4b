import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  truncateSync,
  writeSync,
} from 'node:fs';

/** Where the system writes a part only, it has not told yet that it is for want of space. */
class DiskFull extends Error {
  readonly code = 'ENOSPC';
}

/** A line's place, in bytes. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** A line with its place. */
interface Line extends Place {
  readonly text: string;
}

/** Lines of text that are only ever added. */
export interface HistoryLog {
  /** Adds lines, each with its end, all or none. They outlive the process as soon as this returns. */
  append(lines: readonly string[]): Place[];
  read(place: Place): string;
  /** Its bytes, as the system has them. */
  readonly length: number;
  /** The whole lines from an offset on; the rest of an unfinished one is removed. */
  linesFrom(offset: number): Line[];
  /** Forgets everything. */
  clear(): void;
  /** Releases the file until it is used again. */
  close(): void;
}

/**
 * A log in a file. The system has a line at once, so that it outlives `kill -9`, for a fraction of what a transaction
 * costs.
 */
export class FileLog implements HistoryLog {
  readonly #file: string;
  #descriptor: number | undefined;
  #length = 0;

  constructor(file: string) {
    this.#file = file;
  }

  append(lines: readonly string[]): Place[] {
    const text = lines.join('');
    const descriptor = this.#open();
    const start = this.#length;
    try {
      // A text goes to the system without a copy in a buffer of ours.
      const written = writeSync(descriptor, text);
      if (written < Buffer.byteLength(text)) throw new DiskFull(`The disk of ${this.#file} is full.`);
      this.#length += written;
      return placesOf(lines, start, written === text.length);
    } catch (error) {
      ftruncateSync(descriptor, start);
      throw error;
    }
  }

  read({ offset, length }: Place): string {
    const bytes = Buffer.allocUnsafe(length);
    const count = readSync(this.#open(), bytes, 0, length, offset);
    return bytes.toString('utf8', 0, count);
  }

  get length(): number {
    return fstatSync(this.#open()).size;
  }

  linesFrom(offset: number): Line[] {
    this.#open();
    const rest = readFileSync(this.#file).subarray(offset);
    const whole = rest.subarray(0, rest.lastIndexOf('\n') + 1).toString('utf8');
    this.#length = offset + Buffer.byteLength(whole);
    truncateSync(this.#file, this.#length);
    const lines = whole.split(/(?<=\n)/);
    if (whole === '') return [];
    const places = placesOf(lines, offset, false);
    return lines.map((text, index) => ({ text, ...(places[index] as Place) }));
  }

  clear(): void {
    ftruncateSync(this.#open(), 0);
    this.#length = 0;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** Only its owner may read it, as the database. */
  #open(): number {
    return (this.#descriptor ??= openSync(this.#file, 'a+', 0o600));
  }
}

/** The log of a database in memory. */
export class MemoryLog implements HistoryLog {
  readonly #lines = new Map<number, string>();
  #length = 0;

  append(lines: readonly string[]): Place[] {
    const places = placesOf(lines, this.#length, false);
    for (const [index, { offset, length }] of places.entries()) {
      this.#lines.set(offset, lines[index] as string);
      this.#length = offset + length;
    }
    return places;
  }

  read({ offset }: Place): string {
    return this.#lines.get(offset) as string;
  }

  get length(): number {
    return this.#length;
  }

  linesFrom(start: number): Line[] {
    return Array.from(this.#lines, ([offset, text]) => ({
      text,
      offset,
      length: Buffer.byteLength(text),
    })).filter(({ offset }) => offset >= start);
  }

  clear(): void {
    this.#lines.clear();
    this.#length = 0;
  }

  close(): void {
    // Nothing is open.
  }
}

function placesOf(lines: readonly string[], start: number, isAscii: boolean): Place[] {
  let offset = start;
  return lines.map((line) => {
    const place = { offset, length: isAscii ? line.length : Buffer.byteLength(line) };
    offset += place.length;
    return place;
  });
}
