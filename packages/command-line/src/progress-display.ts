import type { Clock } from '@scones/deterministic';
import { harmlessText } from './harmless-text.ts';
import type { ProgressLine } from './progress-line.ts';

export interface ProgressTerminal {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** How a step tells what it is doing. */
export interface StepTerminal {
  /** A line worth keeping where the output is no terminal; on a terminal the next one replaces it. */
  readonly line: (text: string) => void;
  /** A line that is shown on terminals only, until the next one replaces it. */
  readonly transient: (text: string) => void;
}

export interface StepOutcome<Result> {
  readonly result: Result;
  /** Sets the outcome of the step, which replaces its title. */
  readonly title: string;
}

export type RunStep = <Result>(
  title: string,
  work: (terminal: StepTerminal) => Promise<StepOutcome<Result>>,
) => Promise<Result>;

const TICK_MILLISECONDS = 1_000;
const ERASE_LINE = '\r\u001b[2K';
const UP = '\u001b[1A';
const DEFAULT_COLUMNS = 80;

/** Shows a program's progress: a terminal is drawn over as it changes, elsewhere each change is a line. */
export class ProgressDisplay {
  readonly #terminal: ProgressTerminal;
  readonly #clock: Clock;
  /** The transient lines that are on the terminal now. */
  #drawn: readonly string[] = [];

  constructor(terminal: ProgressTerminal, clock: Clock) {
    this.#terminal = terminal;
    this.#clock = clock;
  }

  /** A transient line is replaced by the next one on a terminal, and left out elsewhere. */
  write({ text, transient = false }: ProgressLine): void {
    if (transient) this.#draw([text]);
    else this.#print(text);
  }

  /** Takes transient lines away. */
  end(): void {
    if (this.#drawn.length > 0) this.#terminal.write(this.#erasure());
    this.#drawn = [];
  }

  /** Shows a step while it runs, then its outcome and the time that it took. Rejects as the step does. */
  readonly step: RunStep = async (title, work) => {
    const startedAt = this.#clock.now();
    const elapsed = (): string => duration(this.#clock.now() - startedAt);
    let latest: string[] = [];
    const draw = (): void =>
      this.#draw([`❯ ${title} [${elapsed()}]`, ...latest.map((text) => `  › ${text}`)]);
    const transient = (text: string): void => {
      latest = [text];
      draw();
    };
    const line = (text: string): void =>
      this.#terminal.isTTY ? transient(text) : this.#print(`  › ${text}`);
    const over = new AbortController();
    const ticking = this.#tick(draw, over.signal);
    if (!this.#terminal.isTTY) this.#print(`❯ ${title}`);
    try {
      const outcome = await work({ line, transient });
      this.#print(`✔ ${outcome.title} [${elapsed()}]`);
      return outcome.result;
    } catch (error) {
      this.#print(`✖ ${title} [${elapsed()}]: ${error instanceof Error ? error.message : String(error)}`);
      throw error;
    } finally {
      over.abort();
      await ticking;
    }
  };

  /** A step that prints nothing for a while is still seen to be running. */
  async #tick(draw: () => void, over: AbortSignal): Promise<void> {
    if (!this.#terminal.isTTY) return;
    try {
      for (;;) {
        draw();
        await this.#clock.sleep(TICK_MILLISECONDS, over);
      }
    } catch (error) {
      if (!over.aborted) throw error;
    }
  }

  #print(text: string): void {
    this.#terminal.write(`${this.#erasure()}${harmlessText(text)}\n`);
    this.#drawn = [];
  }

  #draw(lines: readonly string[]): void {
    if (!this.#terminal.isTTY) return;
    const { columns = DEFAULT_COLUMNS } = this.#terminal;
    this.#terminal.write(this.#erasure() + lines.map((line) => cut(line, columns)).join('\n'));
    this.#drawn = lines;
  }

  #erasure(): string {
    return this.#drawn.map(() => ERASE_LINE).join(UP);
  }
}

/** A line that the terminal would wrap could not be erased as one. */
function cut(line: string, columns: number): string {
  const characters = [...harmlessText(line.replaceAll(/[\r\n\t]+/g, ' '))];
  return characters.length < columns
    ? characters.join('')
    : `${characters.slice(0, Math.max(columns - 2, 0)).join('')}…`;
}

/** `0.4 s`, `75 s` or `2 min 05 s`. */
function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
