import type { ListedObject } from '../../aws/s3-client.ts';
import { StoredPicture } from '../../shared/stored-picture.tsx';
import './contact-sheet.css';

interface Props {
  readonly bucket: string;
  readonly pictures: readonly ListedObject[];
  onChoose(picture: ListedObject): void;
}

/** Pictures side by side; each is loaded when it comes into sight. */
export function ContactSheet({ bucket, pictures, onChoose }: Props) {
  return (
    <ul className="contact-sheet">
      {pictures.map((picture) => (
        <li key={picture.key}>
          <button type="button" onClick={() => onChoose(picture)}>
            <StoredPicture bucket={bucket} objectKey={picture.key} size={72} />
            <span>{picture.key.split('/').at(-1)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
