/** Where to go after logging in: the `next` of the address, as long as it is a page of this shop. */
export function nextPage(otherwise) {
  const next = new URLSearchParams(location.search).get('next') ?? otherwise;
  const url = new URL(next, location.origin);
  return url.origin === location.origin ? `${url.pathname}${url.search}` : otherwise;
}
