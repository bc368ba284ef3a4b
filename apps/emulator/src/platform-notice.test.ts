import { expect, it } from 'vitest';
import { platformNotice } from './platform-notice.ts';

it('says nothing on Linux, which lacks nothing', () => {
  expect(platformNotice('linux')).toBeUndefined();
});

it.each(['darwin', 'win32', 'freebsd'] as const)(
  'says in one line what %s lacks, and where to read more',
  (platform) => {
    expect(platformNotice(platform)).toMatch(
      new RegExp(`^On ${platform}, [^\\n]+ \\(docs/platforms\\.md\\)\\.$`),
    );
  },
);
