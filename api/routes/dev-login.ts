import express, { Router } from 'express';
import { demonstrationAccounts } from '../../db/demonstration/accounts.ts';
import type { DevelopmentProvider } from '../identity/development-provider.ts';
import { devLoginPage } from '../pages/dev-login.ts';

/** The development provider's sign-in page, and what it posts. */
export function devLoginRoutes({ oidcProvider }: DevelopmentProvider): Router {
  const router = Router();

  router.get('/:uid', async (request, response) => {
    await oidcProvider.interactionDetails(request, response);
    response.type('html').send(devLoginPage(request.originalUrl, false));
  });

  router.post('/:uid', express.urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    await oidcProvider.interactionDetails(request, response);
    const { account, password } = request.body as { account?: string; password?: string };
    const known = demonstrationAccounts.some((each) => each.id === account) && account === password;
    if (!known || account === undefined) {
      response.status(401).type('html').send(devLoginPage(request.originalUrl, true));
      return;
    }
    await oidcProvider.interactionFinished(
      request,
      response,
      { login: { accountId: account } },
      { mergeWithLastSubmission: false },
    );
  });

  return router;
}
