import { Fragment, useLayoutEffect, useRef } from 'react';
import type { LineSpan } from './json-lines.ts';

interface Finding {
  /** The index of its line. */
  readonly line: number;
  readonly text: string;
}

interface Props {
  readonly lines: readonly string[];
  /** The selected place, which is scrolled into view. */
  readonly chosen: LineSpan | undefined;
  readonly findings: readonly Finding[];
}

/** A definition line by line, with numbers, and each finding below its line. */
export function AslText({ lines, chosen, findings }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const first = chosen?.first;
  useLayoutEffect(() => {
    if (first !== undefined) bringIntoSight(box.current, first);
  }, [first]);
  return (
    <div
      className="asl"
      ref={box}
      tabIndex={0}
      role="region"
      aria-label="The definition in Amazon States Language"
    >
      <ol>
        {lines.map((line, index) => {
          const found = findings.filter((finding) => finding.line === index);
          const isChosen = chosen && index >= chosen.first && index <= chosen.last;
          const look = found.length > 0 ? 'finding' : isChosen ? 'chosen' : undefined;
          return (
            <Fragment key={index}>
              <li className={look} data-line={index}>
                {line}
              </li>
              {found.map(({ text }) => (
                <li key={text} className="finding message">
                  {text}
                </li>
              ))}
            </Fragment>
          );
        })}
      </ol>
    </div>
  );
}

/** Only the box scrolls: the page stays where the person is. */
function bringIntoSight(box: HTMLElement | null, line: number): void {
  const shown = box?.querySelector<HTMLElement>(`[data-line="${line}"]`);
  if (!box || !shown) return;
  const top = shown.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  box.scrollTo({ top: top - 40, behavior: 'smooth' });
}
