import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { withMember } from '../../shared/with-member.ts';
import { usePageFrame } from '../../shell/page-frame.tsx';

/** The selected state. It is part of the address, so that a link leads to it. */
export function useChosenState(): [string | undefined, (nodeId: string | undefined) => void] {
  const [search, setSearch] = useSearchParams();
  const { setPanelOpen } = usePageFrame();
  const choose = useCallback(
    (nodeId: string | undefined) => {
      setSearch((others) => withMember(others, 'state', nodeId), {
        replace: true,
        preventScrollReset: true,
      });
      // The panel may have been closed over another state.
      if (nodeId !== undefined) setPanelOpen(true);
    },
    [setSearch, setPanelOpen],
  );
  return [search.get('state') ?? undefined, choose];
}
