import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { hrefOf } from '../shared/hrefs.ts';
import { useFollow } from '../shared/use-follow.ts';

export interface Crumb {
  readonly text: string;
  /** Below the console's base. */
  readonly href: string;
}

interface Frame {
  readonly notices: readonly FlashbarProps.MessageDefinition[];
  readonly breadcrumbs: ReactNode;
  readonly panel: ReactNode;
  readonly panelOpen: boolean;
  readonly setPanelOpen: (open: boolean) => void;
  setCrumbs(crumbs: readonly Crumb[]): void;
  setPanel(panel: ReactNode): void;
  /** Shows a notice above the page until the person closes it. */
  notify(notice: Notice): void;
}

export interface Notice {
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly header?: string;
  readonly content: ReactNode;
}

const FrameContext = createContext<Frame | undefined>(undefined);

/** What a page tells the shell: its place, a notice, and the panel beside it. */
export function PageFrame({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly FlashbarProps.MessageDefinition[]>([]);
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  const [panel, setPanel] = useState<ReactNode>();
  const [panelOpen, setPanelOpen] = useState(false);
  const lastNotice = useRef(0);
  const follow = useFollow();
  const notify = useCallback((notice: Notice) => {
    const id = String((lastNotice.current += 1));
    const dismiss = (): void => setNotices((all) => all.filter((other) => other.id !== id));
    setNotices((all) => [...all, { ...notice, id, dismissible: true, onDismiss: dismiss }]);
  }, []);
  const frame = useMemo<Frame>(
    () => ({
      notices,
      breadcrumbs: crumbs.length > 0 && (
        <BreadcrumbGroup
          items={crumbs.map(({ text, href }) => ({ text, href: hrefOf(href) }))}
          onFollow={follow}
        />
      ),
      panel,
      panelOpen,
      setPanelOpen,
      setCrumbs,
      setPanel,
      notify,
    }),
    [notices, crumbs, panel, panelOpen, notify, follow],
  );
  return <FrameContext value={frame}>{children}</FrameContext>;
}

export function usePageFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('A page is shown within the shell alone.');
  return frame;
}

/** Sets a page's place: its title in the tab, and the breadcrumbs above the page. */
export function usePlace(...crumbs: readonly Crumb[]): void {
  const { setCrumbs } = usePageFrame();
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    const parsed = JSON.parse(key) as Crumb[];
    setCrumbs([{ text: 'Home', href: '/' }, ...parsed]);
    document.title = [...parsed.map(({ text }) => text).reverse(), 'Scones console'].join(' · ');
    return () => setCrumbs([]);
  }, [key, setCrumbs]);
}

/** Shows a split panel as long as the page that calls this is shown; `undefined` removes the panel. */
export function usePanel(panel: ReactNode): void {
  const { setPanel, setPanelOpen } = usePageFrame();
  const isThere = panel !== undefined && panel !== null;
  useLayoutEffect(() => setPanel(panel), [panel, setPanel]);
  useEffect(() => setPanelOpen(isThere), [isThere, setPanelOpen]);
  useEffect(() => () => setPanel(undefined), [setPanel]);
}
