/** The index of a broker as far as the client follows it, with the paths of upstream (lib/pact_broker/api/resources/index.rb). */
export function indexOf(url: string): unknown {
  const link = (path: string) => ({ href: `${url}${path}`, templated: path.includes('{') });
  return {
    _links: {
      self: link(''),
      'pb:publish-contracts': link('/contracts/publish'),
      'pb:provider-pacts-for-verification': link('/pacts/provider/{provider}/for-verification'),
      'pb:pacticipant-version': link('/pacticipants/{pacticipant}/versions/{version}'),
      'pb:pacticipant-branch-version': link('/pacticipants/{pacticipant}/branches/{branch}/versions/{version}'),
      'pb:pacticipant-version-tag': link('/pacticipants/{pacticipant}/versions/{version}/tags/{tag}'),
      'pb:environments': link('/environments'),
      curies: [{ name: 'pb', href: `${url}/doc/{rel}?context=index`, templated: true }],
    },
  };
}
