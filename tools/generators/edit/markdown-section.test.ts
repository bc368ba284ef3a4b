import { expect, it } from 'vitest';
import { addSection } from './markdown-section.ts';

const readme = '# App\n\n### stage\n\nStages.\n\n### train\n\nTrains.\n';

it('adds a section behind its siblings, before what comes then', () => {
  expect(addSection(`${readme}\n## Errors\n`, ['stage', 'train'], 'tune', ['Tunes.'])).toBe(
    `${readme}\n### tune\n\nTunes.\n\n## Errors\n`,
  );
});

it('adds it as the last of the text where nothing comes then', () => {
  expect(addSection(readme, ['train', 'stage'], 'tune', ['Tunes.'])).toBe(`${readme}\n### tune\n\nTunes.\n`);
});

it('refuses a text that has none of the siblings', () => {
  expect(() => addSection('# App\n', ['stage'], 'tune', [])).toThrow("no section '### stage'");
});
