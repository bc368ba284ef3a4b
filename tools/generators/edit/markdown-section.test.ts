import { expect, it } from 'vitest';
import { addSection } from './markdown-section.ts';

const readme = '# App\n\n### stage\n\nStages.\n\n### train\n\nTrains.\n';

it('adds a section after its siblings, before the next one', () => {
  expect(addSection(`${readme}\n## Errors\n`, ['stage', 'train'], 'tune', ['Tunes.'])).toBe(
    `${readme}\n### tune\n\nTunes.\n\n## Errors\n`,
  );
});

it('adds it at the end of the text where nothing follows', () => {
  expect(addSection(readme, ['train', 'stage'], 'tune', ['Tunes.'])).toBe(`${readme}\n### tune\n\nTunes.\n`);
});

it('refuses a text that has none of the siblings', () => {
  expect(() => addSection('# App\n', ['stage'], 'tune', [])).toThrow("no section '### stage'");
});
