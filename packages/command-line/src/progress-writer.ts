import type { ProgressLine } from './command.ts';

interface Terminal {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export interface ProgressWriter {
  readonly write: (line: ProgressLine) => void;
  /** Takes a transient line away. */
  readonly end: () => void;
}

/** Lines of progress; on a terminal a transient one is overwritten by its successor, elsewhere it is left out. */
export function progressWriter(terminal: Terminal): ProgressWriter {
  let isPending = false;
  const clear = (): string => (isPending ? '\r\u001b[2K' : '');
  return {
    write: ({ text, transient = false }) => {
      if (transient && !terminal.isTTY) return;
      terminal.write(`${clear()}${text}${transient ? '' : '\n'}`);
      isPending = transient;
    },
    end: () => {
      if (isPending) terminal.write(clear());
      isPending = false;
    },
  };
}
