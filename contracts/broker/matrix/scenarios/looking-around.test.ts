import { no, scenarios, unknown, yes } from '../testing/scenario.ts';
import { any, failed, nameEnvironment, nothingMissing, notVerified, v, verified } from '../testing/words.ts';

const fooAndBar = '?q[][pacticipant]=Foo&q[][pacticipant]=Bar';
const foo1 = '?q[][pacticipant]=Foo&q[][version]=1';

// Whole services, as pages ask; upstream warns of nothing then.
// biome-ignore format: a table
scenarios([
  ['two services: a pass, a failure and a pact without a result', (h) => h.publish('Foo 1', 'Bar').pass('Bar 10', 'Foo 1').publish('Foo 2', 'Bar').fail('Bar 20', 'Foo 2').publish('Foo 3', 'Bar'), `${fooAndBar}&latestby=cvpv`, unknown(failed(any('Foo'), any('Bar')), notVerified(any('Foo'), any('Bar')))],
  ['each row has a sentence, though they are the same', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').fail('Bar 2', 'Foo 1'), `${fooAndBar}&latestby=cvpv`, no(failed(any('Foo'), any('Bar')), failed(any('Foo'), any('Bar')))],
  ['two services that pass', (h) => h.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1').pass('Bar 2', 'Foo 1'), `${fooAndBar}&latestby=cvpv`, yes(verified)],
  ['two services without a pact', (h) => h.version('Foo 1').version('Bar 1'), `${fooAndBar}&latestby=cvpv`, yes(nothingMissing)],
  ['written without the inner brackets', (h) => h.publish('Foo 1', 'Bar').pass('Bar 10', 'Foo 1'), '?q[]pacticipant=Foo&q[]version=1&q[]pacticipant=Bar&q[]version=10&latestby=cvpv', yes(verified)],
  ['one service, by its name: no destination, no version', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), '?q[][pacticipant]=Foo&latestby=cvpv', yes(nameEnvironment, verified)],

  // latestby
  ['cvpv: each version of the provider', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').pass('Bar 2', 'Foo 1'), `${fooAndBar}&latestby=cvpv`, no(failed(any('Foo'), any('Bar')))],
  ['cvp: the newest version of the provider', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').pass('Bar 2', 'Foo 1'), `${fooAndBar}&latestby=cvp`, yes(verified)],
  ['cvp: the newest by the version, not by the result', (h) => h.publish('Foo 1', 'Bar').version('Bar 1').pass('Bar 2', 'Foo 1').fail('Bar 1', 'Foo 1'), `${fooAndBar}&latestby=cvp`, yes(verified)],
  ['cvp: for each version of the consumer', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').publish('Foo 2', 'Bar').pass('Bar 2', 'Foo 2'), `${fooAndBar}&latestby=cvp`, no(failed(any('Foo'), any('Bar')))],
  ['cp: for the consumer whatever its version', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').publish('Foo 2', 'Bar').pass('Bar 2', 'Foo 2'), `${fooAndBar}&latestby=cp`, yes(verified)],
  ['cp: the last thing that happened was a pact without a result', (h) => h.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1').publish('Foo 2', 'Bar'), `${fooAndBar}&latestby=cp`, unknown(notVerified(any('Foo'), any('Bar')))],
  ['without it each result of a version counts', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').pass('Bar 1', 'Foo 1'), fooAndBar, no(failed(any('Foo'), any('Bar')))],
  ['with it the last result of a version counts', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').pass('Bar 1', 'Foo 1'), `${fooAndBar}&latestby=cvpv`, yes(verified)],
  ['without it each revision of a pact counts', (h) => h.publish('Foo 1', 'Bar', 'x').fail('Bar 1', 'Foo 1').publish('Foo 1', 'Bar', 'y').pass('Bar 1', 'Foo 1'), fooAndBar, no(failed(any('Foo'), any('Bar')))],
  ['with it the last revision of a pact counts', (h) => h.publish('Foo 1', 'Bar', 'x').fail('Bar 1', 'Foo 1').publish('Foo 1', 'Bar', 'y').pass('Bar 1', 'Foo 1'), `${fooAndBar}&latestby=cvpv`, yes(verified)],

  // success
  ['successes alone', (h) => h.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1').fail('Bar 2', 'Foo 1'), `${fooAndBar}&latestby=cvpv&success=true`, yes(verified)],
  ['failures alone', (h) => h.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1').publish('Foo 2', 'Bar').fail('Bar 2', 'Foo 2').publish('Foo 3', 'Bar'), `${fooAndBar}&latestby=cvpv&success=false`, no(failed(any('Foo'), any('Bar')))],
  ['what has no result alone', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').publish('Foo 2', 'Bar'), `${fooAndBar}&latestby=cvpv&success=`, unknown(notVerified(any('Foo'), any('Bar')))],
  ['several of them', (h) => h.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1').publish('Foo 2', 'Bar').fail('Bar 2', 'Foo 2').publish('Foo 3', 'Bar'), `${fooAndBar}&latestby=cvpv&success[]=false&success[]=`, unknown(failed(any('Foo'), any('Bar')), notVerified(any('Foo'), any('Bar')))],
  ['no earlier success comes back for the newest failure', (h) => h.publish('Foo 1', 'Bar').pass('Bar 5', 'Foo 1').fail('Bar 6', 'Foo 1'), `${fooAndBar}&latestby=cvp&success=true`, unknown(notVerified(any('Foo'), any('Bar')))],
  ['nothing is left of what is required', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1').tag('Bar 2', 'prod'), `${foo1}&tag=prod&latest=true&latestby=cvp&success=true`, unknown(notVerified(v('Foo 1'), 'the latest version of Bar with tag prod (2)'))],

  // limit
  ['the newest rows alone are looked at', (h) => h.publish('Foo 1', 'Bar').fail('Bar 1', 'Foo 1').publish('Foo 2', 'Bar').pass('Bar 2', 'Foo 2'), `${fooAndBar}&latestby=cvpv&limit=1`, yes(verified)],
  ['newest is by the last that happened to either', (h) => h.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1').pass('Bar 2', 'Foo 1').fail('Bar 1', 'Foo 1'), `${fooAndBar}&latestby=cvpv&limit=1`, no(failed(any('Foo'), any('Bar')))],
  ['the limit comes before latestby', (h) => h.publish('Foo 2', 'Bar').fail('Bar 20', 'Foo 2').publish('Foo 1', 'Bar').pass('Bar 10', 'Foo 1').fail('Bar 11', 'Foo 1').pass('Bar 12', 'Foo 1'), `${fooAndBar}&latestby=cvp&limit=2`, yes(verified)],
  ['many results of one version do not push out another provider', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1').tag('Bar 2', 'test').pass('Bar 2', 'Foo 1').pass('Bar 2', 'Foo 1').pass('Bar 2', 'Foo 1').pass('Bar 3', 'Foo 1').publish('Foo 1', 'Baz').pass('Baz 6', 'Foo 1').tag('Baz 6', 'test'), `${foo1}&tag=test&latestby=cvp&limit=2`, yes(verified)],

  // Values that say nothing.
  ['empty values are as if they were not there', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), '?q[][pacticipant]=Foo&q[][version]=1&q[][tag]=&q[][branch]=&q[][latest]=&latest=true&latestby=cvp&tag=&environment=&mainBranch=&limit=', yes(nameEnvironment, verified)],
  ['false is as if it were not there', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), '?q[][pacticipant]=Foo&q[][version]=1&q[][latest]=false&q[][mainBranch]=false&latest=true&latestby=cvp', yes(nameEnvironment, verified)],
  ['names that nobody knows are ignored', (h) => h.publish('Foo 1', 'Bar').pass('Bar 2', 'Foo 1'), `${foo1}&latest=true&latestby=cvp&days=3&colour=blue&q[][size]=7`, yes(nameEnvironment, verified)],
  ['an ignore that is no list is ignored', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1'), `${foo1}&latest=true&latestby=cvp&ignore=Bar`, no(nameEnvironment, failed(v('Foo 1'), 'the latest version of Bar (2)'))],
  ['names of services are the same whatever their case', (h) => h.publish('Foo 1', 'Bar').fail('Bar 2', 'Foo 1'), '?q[][pacticipant]=fOO&q[][version]=1&latest=true&latestby=cvp', no(nameEnvironment, failed(v('Foo 1'), 'the latest version of Bar (2)'))],
]);
