import { type Alias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { SourcePlace } from './definition-file-error.ts';

interface SourceFault {
  readonly complaint: string;
  readonly place: SourcePlace;
}

/** A text in YAML, of which JSON is a part, with the places of its members. */
export class SourceDocument {
  readonly #lines = new LineCounter();
  readonly #document;

  constructor(text: string) {
    // The core schema leaves dates, yes and no the texts that they are.
    this.#document = parseDocument(text, { schema: 'core', lineCounter: this.#lines, logLevel: 'error' });
  }

  /** The first thing that keeps it from being a definition in YAML. */
  fault(): SourceFault | undefined {
    // The library only warns of a tag that it does not know (`!Sub`), and then leaves it out.
    const [problem] = [...this.#document.errors, ...this.#document.warnings];
    if (!problem) return this.#foreignNode();
    const complaint =
      problem.code === 'RESOURCE_EXHAUSTION'
        ? 'Values nest too deep'
        : (problem.message.split(/ at line \d+|\n/)[0] as string);
    return { complaint, place: this.#place(problem.pos[0]) };
  }

  value(): unknown {
    return this.#document.toJS({ maxAliasCount: 0 });
  }

  /** Where the member is written that a location leads to, or the deepest around it that is there. */
  placeOf(location = ''): SourcePlace {
    let node: unknown = this.#document.contents;
    let offset = this.#document.contents?.range?.[0] ?? 0;
    for (let rest = location; rest !== '';) {
      const step = nextStep(node, rest);
      if (!step) break;
      offset = step.written.range?.[0] ?? offset;
      ({ node, rest } = step);
    }
    return this.#place(offset);
  }

  /** What YAML has and JSON lacks. CloudFormation takes no aliases either. */
  #foreignNode(): SourceFault | undefined {
    let fault: SourceFault | undefined;
    const complainOf = (node: Node | Alias, complaint: string): symbol => {
      fault = { complaint, place: this.#place(node.range?.[0] ?? 0) };
      return visit.BREAK;
    };
    visit(this.#document, {
      Alias: (_, node) =>
        complainOf(node, `Aliases (*${node.source}) are not supported: write the value again`),
      Scalar: (_, node) =>
        typeof node.value === 'number' && !Number.isFinite(node.value)
          ? complainOf(node, `${node.source ?? node.value} is not a number of JSON`)
          : undefined,
    });
    return fault;
  }

  #place(offset: number): SourcePlace {
    // A text without a line break has no line that the counter knows of.
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

interface Step {
  readonly node: unknown;
  /** What begins where the member or the item is written. */
  readonly written: Node;
  readonly rest: string;
}

function nextStep(node: unknown, location: string): Step | undefined {
  if (isSeq<Node>(node)) {
    const [step = '', index = ''] = /^\[(\d+)\]/.exec(location) ?? [];
    const item = node.items[Number(index)];
    return step !== '' && item ? { node: item, written: item, rest: location.slice(step.length) } : undefined;
  }
  if (!isMap(node)) return undefined;
  // Names are not escaped in a location, so the longest that fits is meant; of two of one name, the last.
  return node.items
    .flatMap(({ key, value }): Step[] => {
      const step = isScalar(key) ? `/${String(key.value)}` : '';
      const isMeant =
        isScalar(key) && location.startsWith(step) && /^(?:$|[/[])/.test(location.slice(step.length));
      return isMeant ? [{ node: value, written: key, rest: location.slice(step.length) }] : [];
    })
    .reduce<Step | undefined>(
      (best, step) => (best && best.rest.length < step.rest.length ? best : step),
      undefined,
    );
}
