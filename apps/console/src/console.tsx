import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { systemClock } from '@scones/deterministic';
import { useEffect, useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { LiveUpdates } from './live/live-updates.ts';
import { noticesOfAllTabs } from './live/notices-of-all-tabs.ts';
import { BASE } from './shared/hrefs.ts';
import { Loading } from './shared/loading.tsx';
import { Lost } from './shell/lost.tsx';
import { PageFailure } from './shell/page-failure.tsx';
import { Shell } from './shell/shell.tsx';
import { PAGES } from './pages/pages.ts';

/** The whole console: its pages within its shell, and the data that they share. */
export function Console() {
  const [queries] = useState(
    () =>
      new QueryClient({
        // The stream of events says which data are out of date, so that nothing is asked for again without a reason.
        defaultOptions: { queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false } },
      }),
  );
  const [router] = useState(createRouter);
  useEffect(() => {
    const updates = new LiveUpdates(queries, noticesOfAllTabs(), systemClock);
    return () => updates.close();
  }, [queries]);
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

function createRouter() {
  const pages = PAGES.map(({ path, load }) => ({
    path,
    HydrateFallback: Loading,
    ErrorBoundary: PageFailure,
    lazy: async () => ({ Component: (await load()).default }),
  }));
  return createBrowserRouter(
    [{ Component: Shell, ErrorBoundary: PageFailure, children: [...pages, { path: '*', Component: Lost }] }],
    { basename: BASE },
  );
}
