import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useLayout } from '../graph/use-layout.ts';
import { usePageFrame } from '../../../shell/page-frame.tsx';
import type { ShownExecution } from '../use-execution.ts';
import { download } from './download.ts';
import { pngOf } from './png-of.ts';
import { standaloneSvg } from './standalone-svg.ts';

/** Saves the graph as a picture, or all that is known of the execution as JSON. */
export function ExportMenu({ shown }: { readonly shown: ShownExecution }) {
  const layout = useLayout(shown.view.graph);
  const { notify } = usePageFrame();
  const save = async (kind: string): Promise<void> => {
    const content = kind === 'json' ? documentOf(shown) : await pictureOf(kind);
    if (content) download(content, `${shown.execution.name ?? 'execution'}.${kind}`);
  };
  const pictureOf = async (kind: string): Promise<Blob | undefined> => {
    if (!layout) return undefined;
    const picture = standaloneSvg(layout, shown.view);
    return kind === 'png' ? await pngOf(picture) : new Blob([picture.svg], { type: 'image/svg+xml' });
  };
  return (
    <ButtonDropdown
      items={[
        { id: 'svg', text: 'The graph as SVG', disabled: !layout },
        { id: 'png', text: 'The graph as PNG', disabled: !layout },
        { id: 'json', text: 'Execution and history as JSON' },
      ]}
      onItemClick={({ detail }) =>
        void save(detail.id).catch((error: unknown) =>
          notify({ type: 'error', header: 'It could not be exported', content: String(error) }),
        )
      }
    >
      Export
    </ButtonDropdown>
  );
}

function documentOf({ execution, definition, events }: ShownExecution): Blob {
  const text = JSON.stringify(
    { execution, definition: JSON.parse(definition) as unknown, events },
    undefined,
    2,
  );
  return new Blob([text], { type: 'application/json' });
}
