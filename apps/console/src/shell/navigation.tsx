import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useLocation } from 'react-router';
import { PAGES } from '../pages/pages.ts';
import { hrefOf } from '../shared/hrefs.ts';
import { useFollow } from '../shared/use-follow.ts';

export function Navigation() {
  const follow = useFollow();
  const { pathname } = useLocation();
  return (
    <SideNavigation
      header={{ text: 'Scones Unlimited', href: hrefOf('/') }}
      activeHref={hrefOf(activePath(pathname))}
      onFollow={follow}
      items={ITEMS}
    />
  );
}

const TITLED = PAGES.flatMap(({ title, path, section }) =>
  title === undefined ? [] : [{ title, path, section }],
);

const ITEMS: SideNavigationProps.Item[] = [
  ...linksIn(undefined),
  ...[...new Set(TITLED.flatMap(({ section }) => section ?? []))].map((section) => ({
    type: 'section' as const,
    text: section,
    items: linksIn(section),
  })),
];

function linksIn(wanted: string | undefined): SideNavigationProps.Link[] {
  return TITLED.filter(({ section }) => section === wanted).map(({ title, path }) => ({
    type: 'link' as const,
    text: title,
    href: hrefOf(path),
  }));
}

/** An execution is a machine's. */
const WITHIN: readonly (readonly [start: string, within: string])[] = [['/executions/', '/machines']];

/** The navigation's longest path that the page is below. */
function activePath(pathname: string): string {
  const within = WITHIN.find(([start]) => pathname.startsWith(start));
  if (within) return within[1];
  const above = TITLED.map(({ path }) => path).filter(
    (path) => pathname === path || pathname.startsWith(`${path}/`),
  );
  return above.sort((one, other) => other.length - one.length)[0] ?? '/';
}
