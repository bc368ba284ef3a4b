import Tabs, { type TabsProps } from '@cloudscape-design/components/tabs';
import { useSearchParams } from 'react-router';
import { withMember } from './with-member.ts';

interface Props {
  readonly tabs: readonly TabsProps.Tab[];
  readonly variant?: TabsProps.Variant;
  readonly ariaLabel?: string;
}

/** Tabs of which the one that is open stands in the address, so that a link leads to it; at first, the first. */
export function AddressTabs({ tabs, variant = 'container', ariaLabel }: Props) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('tab');
  const shown = tabs.find(({ id }) => id === asked) ?? tabs[0];
  return (
    <Tabs
      tabs={tabs}
      variant={variant}
      activeTabId={shown?.id ?? ''}
      onChange={({ detail }) =>
        setSearch((others) => withMember(others, 'tab', detail.activeTabId), {
          replace: true,
          preventScrollReset: true,
        })
      }
      {...(ariaLabel !== undefined && { ariaLabel })}
    />
  );
}
