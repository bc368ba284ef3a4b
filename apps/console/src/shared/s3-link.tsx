import { readS3Location } from '@scones/s3-location';
import { PageLink } from './page-link.tsx';

/** An S3 address as a link to its place in the bucket's page. */
export function S3Link({ uri }: { readonly uri: string }) {
  const place = readS3Location(uri);
  if (!place) return uri;
  const prefix = place.key.slice(0, place.key.lastIndexOf('/') + 1);
  const search = prefix === '' ? '' : `?prefix=${encodeURIComponent(prefix)}`;
  return (
    <PageLink to={`/buckets/${encodeURIComponent(place.bucket)}${search}`}>
      {place.key || place.bucket}
    </PageLink>
  );
}
