/**
 * SageMaker forwards no longer attribute:
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 */
const LONGEST = 1024;
const LEFT_OUT = '...';

/**
 * A picture's key as the custom attribute of the question about it: visible ASCII, from which `decodeURIComponent`
 * reads the key again. A key that is too long loses its beginning, since its end names the picture.
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
