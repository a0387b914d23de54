/**
 * What the official command line asks for its arguments: pact-broker-cli, src/cli/pact_broker/main/can_i_deploy.rs. That it does is
 * tested with itself in official-cli.integration.test.ts; here it makes scenarios readable.
 */
export function queryOfCommand(command: string): string {
  const words = command.split(' ');
  const selectors: string[] = [];
  const ignored: string[] = [];
  const options: string[] = [];
  let of: 'q' | 'ignore' = 'q';
  const add = (name: string, value: string) =>
    (of === 'q' ? selectors : ignored).push(`${of}[][${name}]=${encodeURIComponent(value)}`);
  let services = 0;
  let toEnvironment = false;
  while (words.length > 0) {
    const word = words.shift();
    const value = () => words.shift() ?? '';
    switch (word) {
      case '--pacticipant':
        of = 'q';
        services++;
        add('pacticipant', value());
        break;
      case '--ignore':
        of = 'ignore';
        add('pacticipant', value());
        break;
      case '--version':
        add('version', value());
        break;
      case '--branch':
        add('branch', value());
        break;
      case '--tag':
        add('tag', value());
        break;
      case '--latest':
        add('latest', 'true');
        if (words[0] !== undefined && !words[0].startsWith('--')) add('tag', value());
        break;
      case '--main-branch':
        add('mainBranch', 'true');
        break;
      case '--to':
        options.push(`tag=${encodeURIComponent(value())}`);
        break;
      case '--to-environment':
        toEnvironment = true;
        options.push(`environment=${encodeURIComponent(value())}`);
        break;
      case 'can-i-merge':
        options.push('mainBranch=true');
        break;
      default:
        throw new Error(`the official command line knows no ${word}`);
    }
  }
  options.push(`latestby=${toEnvironment || services > 1 ? 'cvpv' : 'cvp'}`);
  if (!toEnvironment && services === 1) options.push('latest=true');
  return [...selectors, ...ignored, ...options].join('&');
}
