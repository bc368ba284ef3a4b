/**
 * The names of a model's classes, from the list file that it learnt from (number, class and path in each line, between
 * tabs). The list itself has no names, so a class is named after the common beginning of its pictures' names.
 */
export function readLabels(list: string): string[] {
  const entries = list
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(({ length }) => length >= 3);
  const byClass = Map.groupBy(entries, ([, number = '0']) => Math.trunc(Number(number)));
  const count = Math.max(-1, ...byClass.keys()) + 1;
  return Array.from({ length: count }, (_, number) => {
    const names = (byClass.get(number) ?? []).map((entry) => entry.at(-1)?.split('/').at(-1) ?? '');
    return commonStart(names).replace(/[\d\W_]+$/, '') || `Class ${number}`;
  });
}

function commonStart(names: readonly string[]): string {
  const [first = '', ...others] = names;
  const length = [...first].findIndex((letter, index) => others.some((name) => name[index] !== letter));
  return length < 0 ? first.replace(/\.\w+$/, '') : first.slice(0, length);
}
