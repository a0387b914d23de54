/** Where a broker is. */
export interface Address {
  /** Without a slash at the end. */
  readonly url: string;
  /**
   * Where a link of the broker leads: always to the broker we were told of. Behind a proxy a broker may know itself by another
   * name, and credentials must not follow a link to another host.
   */
  resolve(href: string): string;
}

export function addressOf(brokerUrl: string): Address {
  const { origin, pathname } = new URL(brokerUrl);
  const contextPath = pathname.replace(/\/+$/, '');
  return {
    url: `${origin}${contextPath}`,
    resolve: (href) => {
      const { pathname: path, search } = new URL(href, `${origin}${contextPath}/`);
      const isUnder = path === contextPath || path.startsWith(`${contextPath}/`);
      return `${origin}${isUnder ? '' : contextPath}${path}${search}`;
    },
  };
}
