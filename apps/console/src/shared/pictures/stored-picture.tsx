import './stored-picture.css';

interface Props {
  readonly bucket: string;
  readonly objectKey: string;
  /** Pixels; the picture's own aspect is kept. */
  readonly size: number;
}

/** A picture of a bucket. Small ones are enlarged without blur, so that each pixel is seen. */
export function StoredPicture({ bucket, objectKey, size }: Props) {
  const path = [bucket, ...objectKey.split('/')].map(encodeURIComponent).join('/');
  return (
    <img
      className="stored-picture"
      src={`/${path}`}
      alt={`The picture ${objectKey}`}
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
    />
  );
}
