import { SET_WORDS, type Twins } from '@scones/image-dataset';

const MOST_NAMED = 10;

/** A sentence for each pair of pictures that are the same in two classes or two sets, the plainest first. */
export function describeTwins(twins: readonly Twins[]): string[] {
  const sorted = [...twins].sort((one, other) => Number(other.isExact) - Number(one.isExact));
  const named = sorted.slice(0, MOST_NAMED).map(describePair);
  const others = sorted.length - named.length;
  return others > 0 ? [...named, `${others} more pairs of pictures are the same, or nearly`] : named;
}

function describePair({ isExact, pictures: [one, other] }: Twins): string {
  const what = `${one.origin} and ${other.origin} are ${isExact ? 'the same' : 'nearly the same'} picture`;
  const places = [
    ...(one.className === other.className ? [] : [`in the classes ${one.className} and ${other.className}`]),
    ...(one.split === other.split
      ? []
      : [`in the ${SET_WORDS[one.split]} and the ${SET_WORDS[other.split]} set`]),
  ];
  return `${what}, ${places.join(' and ')}`;
}
