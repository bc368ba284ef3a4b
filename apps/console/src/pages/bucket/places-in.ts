import type { Crumb } from '../../shell/page-frame.tsx';

/** The folders on the way from a bucket to one of its prefixes. */
export function placesIn(bucket: string, prefix: string): Crumb[] {
  const folders = prefix.split('/').filter((name) => name !== '');
  return [
    { text: bucket, href: folderHref(bucket, '') },
    ...folders.map((text, index) => ({
      text,
      href: folderHref(bucket, `${folders.slice(0, index + 1).join('/')}/`),
    })),
  ];
}

export function folderHref(bucket: string, prefix: string): string {
  return prefix === '' ? `/buckets/${bucket}` : `/buckets/${bucket}?prefix=${encodeURIComponent(prefix)}`;
}
