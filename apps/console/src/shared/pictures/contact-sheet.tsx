import type { ReactNode } from 'react';
import { StoredPicture } from './stored-picture.tsx';
import './contact-sheet.css';

interface Keyed {
  readonly key: string;
}

interface Props<Picture extends Keyed> {
  readonly bucket: string;
  readonly pictures: readonly Picture[];
  /** The text below a picture; by default the end of its key. */
  readonly captionOf?: (picture: Picture) => ReactNode;
  onChoose(picture: NoInfer<Picture>): void;
}

/** Pictures side by side; each is loaded when it comes into sight. */
export function ContactSheet<Picture extends Keyed>({
  bucket,
  pictures,
  captionOf = nameOf,
  onChoose,
}: Props<Picture>) {
  return (
    <ul className="contact-sheet">
      {pictures.map((picture) => (
        <li key={picture.key}>
          <button type="button" onClick={() => onChoose(picture)}>
            <StoredPicture bucket={bucket} objectKey={picture.key} size={72} />
            <span>{captionOf(picture)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function nameOf({ key }: Keyed): string | undefined {
  return key.split('/').at(-1);
}
