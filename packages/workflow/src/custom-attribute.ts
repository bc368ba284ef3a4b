/** SageMaker forwards no longer one: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html */
const LONGEST = 1024;
const LEFT_OUT = '...';

/**
 * A picture's key as the custom attribute of the question about it: visible ASCII, in which `decodeURIComponent` reads
 * the key again. Of a key that is too long the end is kept, for it names the picture.
 */
export function customAttributeOfKey(key: string): string {
  const characters = Array.from(key.toWellFormed(), (character) =>
    character === '/' ? character : encodeURIComponent(character),
  );
  const whole = characters.join('');
  if (whole.length <= LONGEST) return whole;
  let room = LONGEST - LEFT_OUT.length;
  const from = characters.findLastIndex((character) => (room -= character.length) < 0) + 1;
  return LEFT_OUT + characters.slice(from).join('');
}
