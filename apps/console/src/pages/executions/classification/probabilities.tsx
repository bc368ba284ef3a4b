import { confidencePercent } from '@scones/classifier-measures';

interface Props {
  readonly inferences: readonly number[];
  readonly labels: readonly string[];
  readonly threshold: number | undefined;
}

/** A bar for each class, and a line across them that the best one must reach. */
export function Probabilities({ inferences, labels, threshold }: Props) {
  const best = Math.max(...inferences);
  return (
    <dl className="probabilities">
      {inferences.map((probability, index) => {
        const isEnough = threshold === undefined || probability >= threshold;
        const look = probability < best ? 'other' : isEnough ? 'passed' : 'doubtful';
        return (
          <div key={index} className="class">
            <dt>{labels[index] ?? `Class ${index}`}</dt>
            <dd className="value">{confidencePercent(probability, threshold)}</dd>
            <dd className="track" aria-hidden>
              <div className={`bar ${look}`} style={{ inlineSize: `${probability * 100}%` }} />
              {threshold !== undefined && (
                <div className="threshold" style={{ insetInlineStart: `${threshold * 100}%` }} />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
