import { confidencePercent } from '@scones/classifier-measures';
import { dataUri, type Inference } from '@scones/model-monitor';
import { PageLink } from '../../../shared/page-link.tsx';
import './picture-strip.css';

interface Props {
  readonly label: string;
  readonly bucket: string;
  readonly inferences: readonly Inference[];
  readonly threshold: number;
}

/** Pictures as the endpoint saw them, each with its answer; a doubtful one by colour and sign. */
export function PictureStrip({ label, bucket, inferences, threshold }: Props) {
  return (
    <ul className="picture-strip" aria-label={label}>
      {inferences.map((inference) => (
        <Picture key={inference.eventId} bucket={bucket} inference={inference} threshold={threshold} />
      ))}
    </ul>
  );
}

interface PictureProps {
  readonly bucket: string;
  readonly inference: Inference;
  readonly threshold: number;
}

function Picture({ bucket, inference, threshold }: PictureProps) {
  const { image, customAttributes, predictedLabel, confidence } = inference;
  const isDoubtful = confidence < threshold;
  const key = customAttributes?.[0];
  const name = key?.split('/').at(-1) ?? 'A picture without a key';
  return (
    <li>
      {image && <img src={dataUri(image)} alt={`${name}, as the endpoint saw it`} />}
      <span>{predictedLabel}</span>
      <span className={isDoubtful ? 'doubtful' : undefined}>
        {isDoubtful && '◆ '}
        {confidencePercent(confidence, threshold)}
      </span>
      <span className="name" title={key}>
        {key === undefined ? name : <PageLink to={folderOf(bucket, key)}>{name}</PageLink>}
      </span>
    </li>
  );
}

function folderOf(bucket: string, key: string): string {
  return `/buckets/${bucket}?prefix=${encodeURIComponent(key.slice(0, key.lastIndexOf('/') + 1))}`;
}
