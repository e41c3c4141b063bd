import 'antd/dist/reset.css';
import './console.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import chineseParts from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { connect, queries } from './api.ts';
import { apiUrlOf, home, readConfig } from './config.ts';
import { language } from './language.ts';
import { Layout } from './layout.tsx';
import { type Ahead, prefetchLinks } from './prefetch.ts';
import { startSession } from './session.ts';
import { PageFailed } from './states.tsx';
import { words } from './words.ts';

document.documentElement.lang = words.language.codes[language];
document.title = words.title;
/** What the parts of Ant Design say. */
const parts = language === 'en' ? (await import('antd/locale/en_US')).default : chineseParts;
const nonce = document.querySelector<HTMLMetaElement>('meta[name=nonce]')?.content ?? '';
const root = createRoot(document.getElementById('root') as HTMLElement);

const theme = {
  token: {
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#1554d1',
    colorLink: '#1554d1',
    colorTextDescription: '#5c6370',
    fontSize: 14,
    borderRadius: 6,
  },
};

const place = (page: () => Promise<{ Page: React.ComponentType; ahead?: Ahead }>) => async () => {
  const { Page, ahead } = await page();
  return { Component: Page, handle: { ahead } };
};

async function start(): Promise<void> {
  const config = await readConfig();
  // Whoever holds a print may check it, without signing in.
  if (location.pathname === new URL('verify', home).pathname) {
    const { Verify } = await import('./pages/verify.tsx');
    return show(<Verify apiUrl={apiUrlOf(config)} />);
  }
  const session = await startSession(config);
  if (!session) return;
  connect(config, session);
  const lists = () => import('./pages/list.tsx');
  const cases = () => import('./pages/case.tsx');
  const base = home.pathname.replace(/\/$/, '');
  const routes: RouteObject[] = [
    {
      element: <Layout signOut={session.signOut} />,
      errorElement: <PageFailed />,
      hydrateFallbackElement: <p className="quiet">{words.loading}</p>,
      children: [
        { index: true, lazy: place(() => import('./pages/workbench.tsx')) },
        { path: 'catalog', lazy: place(() => import('./pages/catalog.tsx')) },
        { path: 'catalog/:id', lazy: place(() => import('./pages/resource.tsx')) },
        { path: 'catalog/new', lazy: place(() => import('./pages/editor.tsx')) },
        { path: 'catalog/:id/edit', lazy: place(() => import('./pages/editor.tsx')) },
        { path: 'basket', lazy: place(() => import('./pages/basket.tsx')) },
        { path: 'imports', lazy: place(() => import('./pages/imports.tsx')) },
        { path: 'imports/:id', lazy: place(() => import('./pages/import.tsx')) },
        { path: 'resources/:id', lazy: place(() => import('./pages/resource.tsx')) },
        { path: 'catalog/:id/apply', lazy: place(() => import('./pages/apply.tsx')) },
        { path: 'oversight', lazy: place(() => import('./pages/oversight.tsx')) },
        { path: 'security', lazy: place(() => import('./pages/security.tsx')) },
        { path: 'evaluations', lazy: place(() => import('./pages/evaluations.tsx')) },
        { path: 'evaluations/:id', lazy: place(async () => ({ Page: (await import('./pages/evaluations.tsx')).One })) },
        { path: 'schemes/:id', lazy: place(async () => ({ Page: (await import('./pages/evaluations.tsx')).Scheme })) },
        { path: 'log', lazy: place(() => import('./pages/log.tsx')) },
        { path: 'seals', lazy: place(() => import('./pages/seals.tsx')) },
        { path: 'review', lazy: place(() => import('./pages/review.tsx')) },
        { path: 'people', lazy: place(() => import('./pages/people.tsx')) },
        { path: 'people/:id', lazy: place(async () => ({ Page: (await import('./pages/people.tsx')).One })) },
        { path: 'departments', lazy: place(() => import('./pages/departments.tsx')) },
        {
          path: 'departments/:id',
          lazy: place(async () => ({ Page: (await import('./pages/departments.tsx')).One })),
        },
        { path: 'calendar', lazy: place(() => import('./pages/calendar.tsx')) },
        { path: 'rules', lazy: place(() => import('./pages/rules.tsx')) },
        { path: 'rules/:id', lazy: place(async () => ({ Page: (await import('./pages/rules.tsx')).One })) },
        { path: 'webhooks', lazy: place(() => import('./pages/webhooks.tsx')) },
        { path: 'webhooks/:id', lazy: place(async () => ({ Page: (await import('./pages/webhooks.tsx')).One })) },
        // The rest of what mails link to, by the names that the API has for it.
        { path: 'policies/:id', lazy: place(async () => ({ Page: (await import('./pages/rules.tsx')).One })) },
        { path: 'persons/:id', lazy: place(async () => ({ Page: (await import('./pages/people.tsx')).One })) },
        { path: 'calendars/:year', lazy: place(() => import('./pages/calendar.tsx')) },
        { path: 'drift', lazy: place(() => import('./pages/oversight.tsx')) },
        { path: 'views/contested', lazy: place(() => import('./pages/oversight.tsx')) },
        { path: 'jobs/:id', lazy: place(() => import('./pages/job.tsx')) },
        { path: ':kind/:id/form', lazy: place(cases) },
        { path: 'me', lazy: place(() => import('./pages/me.tsx')) },
        { path: ':kind', lazy: place(lists) },
        { path: ':kind/:id', lazy: place(cases) },
      ],
    },
  ];
  prefetchLinks(routes, base);
  const router = createBrowserRouter(routes, { basename: base });
  show(<RouterProvider router={router} />);
}

function show(page: React.ReactNode): void {
  root.render(
    <ConfigProvider locale={parts} csp={{ nonce }} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>{page}</QueryClientProvider>
    </ConfigProvider>,
  );
}

start().catch(() => root.render(<PageFailed />));
