import type { ComponentType } from 'react';

export interface Page {
  /** The path below the console's base, for the router. */
  readonly path: string;
  /** The name in the navigation and the command palette; absent for a page that only another page leads to. */
  readonly title?: string;
  /** The heading in the navigation above the page; absent, it stands above them all. */
  readonly section?: string;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** Every page, in the navigation's order: a new one is its folder and a line here. */
export const PAGES: readonly Page[] = [
  { path: '/', title: 'Home', load: () => import('./home/home-page.tsx') },
  {
    path: '/machines',
    title: 'State machines',
    section: 'Step Functions',
    load: () => import('./machines/machines-page.tsx'),
  },
  { path: '/machines/:arn', load: () => import('./machines/machine-page.tsx') },
  { path: '/executions/compare', load: () => import('./compare/compare-page.tsx') },
  { path: '/executions/:arn', load: () => import('./executions/execution-page.tsx') },
  {
    path: '/training',
    title: 'Training jobs',
    section: 'SageMaker',
    load: () => import('./training/jobs-page.tsx'),
  },
  { path: '/training/compare', load: () => import('./training/compare/compare-page.tsx') },
  { path: '/training/:name', load: () => import('./training/job-page.tsx') },
  {
    path: '/endpoints',
    title: 'Endpoints',
    section: 'SageMaker',
    load: () => import('./endpoints/endpoints-page.tsx'),
  },
  { path: '/endpoints/:name', load: () => import('./endpoints/endpoint-page.tsx') },
  {
    path: '/functions',
    title: 'Functions',
    section: 'Lambda and logs',
    load: () => import('./functions/functions-page.tsx'),
  },
  { path: '/functions/:name', load: () => import('./functions/function-page.tsx') },
  {
    path: '/logs',
    title: 'Log groups',
    section: 'Lambda and logs',
    load: () => import('./logs/log-groups-page.tsx'),
  },
  { path: '/logs/:group', load: () => import('./logs/log-group-page.tsx') },
  {
    path: '/stacks',
    title: 'Stacks',
    section: 'Account',
    load: () => import('./stacks/stacks-page.tsx'),
  },
  { path: '/stacks/:name', load: () => import('./stacks/stack-page.tsx') },
  {
    path: '/buckets',
    title: 'Buckets',
    section: 'Account',
    load: () => import('./bucket/buckets-page.tsx'),
  },
  { path: '/buckets/:bucket', load: () => import('./bucket/bucket-page.tsx') },
  {
    path: '/alarms',
    title: 'Alarms',
    section: 'Account',
    load: () => import('./alarms/alarms-page.tsx'),
  },
  { path: '/alarms/:name', load: () => import('./alarms/alarm-page.tsx') },
  { path: '/rules', title: 'Rules', section: 'Account', load: () => import('./rules/rules-page.tsx') },
  { path: '/rules/:name', load: () => import('./rules/rule-page.tsx') },
  { path: '/topics', title: 'Topics', section: 'Account', load: () => import('./topics/topics-page.tsx') },
  { path: '/topics/:name', load: () => import('./topics/topic-page.tsx') },
  {
    path: '/requests',
    title: 'Requests',
    section: 'Account',
    load: () => import('./requests/requests-page.tsx'),
  },
];
