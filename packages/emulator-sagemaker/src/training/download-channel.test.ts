import { describe, expect, it } from 'vitest';
import { pathInChannel } from './download-channel.ts';

describe('the path of an object in its channel', () => {
  it.each([
    ['train/', 'train/a/1.png', 'a/1.png'],
    ['train', 'train/a/1.png', 'a/1.png'],
    ['lists/train.lst', 'lists/train.lst', 'train.lst'],
    ['lists/train', 'lists/train.lst', 'train.lst'],
    ['', 'a/1.png', 'a/1.png'],
    ['train/', 'train/a/../1.png', '1.png'],
  ])('below %j, %j is %j', (prefix, key, path) => expect(pathInChannel(prefix, key)).toBe(path));

  it.each(['train/../1.png', 'train//etc/passwd', 'train/..', 'train/a/../../1.png'])(
    'is refused when it climbs out: %s',
    (key) => expect(() => pathInChannel('train/', key)).toThrow("climbs out of the channel's folder"),
  );
});
