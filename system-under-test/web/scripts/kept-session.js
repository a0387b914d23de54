import { ApiError, ask } from './api.js';

/** A token that ends so soon could be too old by the time it arrives. */
const TOO_SHORT_MS = 10_000;

/**
 * A login that this browser keeps under `key`: `{token, refreshToken?, customer}` as auth answers it. Its token lives for
 * minutes only; with a refresh token it is replaced when it has run out, without anybody noticing.
 */
export function keptSession(key) {
  let refreshing;

  function read() {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  }

  /** The session, or undefined when there is none, or one that has run out for good. */
  function current() {
    const session = read();
    return session && (session.refreshToken || isAlive(session)) ? session : undefined;
  }

  function keep(opened) {
    const session = { ...opened, endsAt: endOf(opened.token) };
    localStorage.setItem(key, JSON.stringify(session));
    dispatchEvent(new Event('session-changed'));
    return session;
  }

  function end() {
    localStorage.removeItem(key);
    dispatchEvent(new Event('session-changed'));
  }

  /** A refresh token is good for one use: a second one looks like theft and ends the session, so only one page may use it. */
  function refresh(stale) {
    refreshing ??= oneTabAtATime(key, async () => {
      const session = read();
      if (!session || session.token !== stale) return session?.token;
      return keep(await ask('POST', '/auth/refresh', { body: { refreshToken: session.refreshToken } })).token;
    })
      .catch((error) => {
        if (error.status === 401) end();
        throw error;
      })
      .finally(() => {
        refreshing = undefined;
      });
    return refreshing;
  }

  async function liveToken() {
    const session = current();
    if (!session) throw new ApiError(401, { code: 'unauthorized', message: 'Your session has ended.' });
    return isAlive(session, TOO_SHORT_MS) || !session.refreshToken ? session.token : refresh(session.token);
  }

  return {
    current,
    keep,
    end,

    /** Asks the shop in the name of this session; throws an ApiError with the status 401 when there is none any more. */
    async ask(method, path, options = {}) {
      const token = await liveToken();
      try {
        return await ask(method, path, { ...options, token });
      } catch (error) {
        if (error.status !== 401) throw error;
        // Its keys may have changed since: a new token tells whether the session itself has ended.
        if (current()?.refreshToken) return ask(method, path, { ...options, token: await refresh(token) });
        end();
        throw error;
      }
    },

    /** Ends the session here, and for everybody who might have its token. */
    async logOut() {
      const session = read();
      try {
        if (session) await ask('POST', '/auth/logout', { token: session.token });
      } finally {
        end();
      }
    },
  };
}

function isAlive({ endsAt }, forMs = 0) {
  return endsAt > Date.now() + forMs;
}

/** Browsers have locks on secure origins only; elsewhere two tabs are a risk that is taken. */
function oneTabAtATime(name, work) {
  return navigator.locks ? navigator.locks.request(`refresh ${name}`, work) : work();
}

/** When a token runs out, in ms since the epoch. */
function endOf(token) {
  const claims = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(atob(claims)).exp * 1000;
}
