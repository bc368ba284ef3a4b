import AppLayout from '@cloudscape-design/components/app-layout';
import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { Suspense, useState } from 'react';
import { Outlet } from 'react-router';
import { useIsLost } from '../live/connection.ts';
import { Loading } from '../shared/loading.tsx';
import { CommandPalette } from './command-palette.tsx';
import { Navigation } from './navigation.tsx';
import { PageFrame, usePageFrame } from './page-frame.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of every page: the bar, the navigation, notices and the panel that a page may open. */
export function Shell() {
  return (
    <PageFrame>
      <ShellLayout />
    </PageFrame>
  );
}

function ShellLayout() {
  const [navigationOpen, setNavigationOpen] = useState(() => matchMedia('(min-width: 1000px)').matches);
  const [searching, setSearching] = useState(false);
  const [panelPreferences, setPanelPreferences] = useState<{ position: 'side' | 'bottom' }>(() => ({
    position: matchMedia('(min-width: 1600px)').matches ? 'side' : 'bottom',
  }));
  const isLost = useIsLost();
  const { notices, breadcrumbs, panel, panelOpen, setPanelOpen } = usePageFrame();
  return (
    <>
      <TopBar onSearch={() => setSearching(true)} />
      <AppLayout
        headerSelector="#top-bar"
        navigation={<Navigation />}
        navigationOpen={navigationOpen}
        onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
        toolsHide
        ariaLabels={LABELS}
        notifications={<Flashbar items={isLost ? [LOST, ...notices] : [...notices]} stackItems />}
        stickyNotifications
        breadcrumbs={breadcrumbs}
        splitPanel={panel}
        splitPanelOpen={panelOpen}
        splitPanelPreferences={panelPreferences}
        onSplitPanelPreferencesChange={({ detail }) => setPanelPreferences(detail)}
        onSplitPanelToggle={({ detail }) => setPanelOpen(detail.open)}
        content={
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        }
      />
      <CommandPalette open={searching} onOpenChange={setSearching} />
    </>
  );
}

/** What stands above every page as long as the emulator is not there. */
const LOST: FlashbarProps.MessageDefinition = {
  id: 'lost',
  type: 'warning',
  header: 'The emulator does not answer',
  content: 'What is shown may be out of date. The console goes on by itself as soon as the emulator is back.',
};

const LABELS = {
  navigation: 'Pages',
  navigationToggle: 'Show the pages',
  navigationClose: 'Hide the pages',
  notifications: 'Notices',
};
