import type { AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import { PAGES } from '../pages/pages.ts';

/** Everything that the command palette can go to. */
export function usePlaces(): AutosuggestProps.Options {
  return PAGES.flatMap(({ title, path, section }) =>
    title === undefined
      ? []
      : [{ value: path, label: title, ...(section !== undefined && { description: section }) }],
  );
}
