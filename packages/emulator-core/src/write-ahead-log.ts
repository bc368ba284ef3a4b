/** The parts of a write-ahead log, in words of four bytes: https://www.sqlite.org/fileformat2.html#walformat */
const HEADER = 8;
const FRAME_HEADER = 6;
const PAGE_BYTES = 2;
const SALT = 4;
const HEADER_SUM = 6;
const SIZE_AT_COMMIT = 1;
const SALT_OF_FRAME = 2;
const FRAME_SUM = 4;

/**
 * Whether SQLite would drop changes of a write-ahead log in silence: after a frame with a wrong checksum the same log has a
 * commit. A writer that was killed leaves nothing after what it has written in part, and one that rolls back no commit.
 */
export function losesFrames(log: Uint8Array): boolean {
  if (log.length < HEADER * 4) return false;
  const fields = wordsOf(log, 'big');
  const summed = wordsOf(log, fields[0] === 0x377f0682 ? 'little' : 'big');
  let sum: Sum = addTo([0, 0], summed, 0, HEADER_SUM);
  if (!isAt(fields, HEADER_SUM, sum)) return true;
  const frameWords = FRAME_HEADER + (fields[PAGE_BYTES] as number) / 4;
  let isBroken = false;
  for (let frame = HEADER; frame + frameWords <= fields.length; frame += frameWords) {
    const isOfLog = isAt(fields, frame + SALT_OF_FRAME, [fields[SALT] as number, fields[SALT + 1] as number]);
    if (isBroken && isOfLog && fields[frame + SIZE_AT_COMMIT] !== 0) return true;
    if (isBroken) continue;
    sum = addTo(sum, summed, frame, 2);
    sum = addTo(sum, summed, frame + FRAME_HEADER, frameWords - FRAME_HEADER);
    isBroken = !isOfLog || !isAt(fields, frame + FRAME_SUM, sum);
  }
  return false;
}

type Sum = readonly [number, number];

/** SQLite's checksum goes on from one part to the next. */
function addTo([first, second]: Sum, words: Uint32Array, start: number, count: number): Sum {
  let [one, other] = [first, second];
  for (let word = start; word < start + count; word += 2) {
    one = (one + (words[word] as number) + other) >>> 0;
    other = (other + (words[word + 1] as number) + one) >>> 0;
  }
  return [one, other];
}

function isAt(words: Uint32Array, place: number, [first, second]: Sum): boolean {
  return words[place] === first && words[place + 1] === second;
}

/** Every machine that Node runs on has the lowest byte of a word first. */
function wordsOf(bytes: Uint8Array, order: 'big' | 'little'): Uint32Array {
  const copy = new Uint8Array(bytes.subarray(0, bytes.length - (bytes.length % 4)));
  if (order === 'big') Buffer.from(copy.buffer, copy.byteOffset, copy.length).swap32();
  return new Uint32Array(copy.buffer, copy.byteOffset, copy.length / 4);
}
