import type { ResolvedSelector } from './resolved-selector.ts';

/** What a selector means, as a part of a sentence; upstream: `description` in matrix/resolved_selector.rb, word for word. */
export function describe({
  selector,
  pacticipant: { id, name },
  version,
  branch,
  oneOfMany,
}: ResolvedSelector): string {
  if (id === undefined) return `any version of ${name} (no such pacticipant exists)`;
  const { tag, environment, mainBranch, latest } = selector;
  const number = typeof version === 'object' ? version.number : version === 'none' ? selector.version : undefined;
  const found = (missing: string) => `(${number ?? missing})`;
  if (latest && tag !== undefined)
    return `the latest version of ${name} with tag ${tag} ${found('no such version exists')}`;
  if (latest && mainBranch && number === undefined)
    return `the latest version of ${name} from the main branch (no versions exist for this branch)`;
  if (mainBranch && number === undefined)
    return `any version of ${name} from the main branch (no versions exist for this branch)`;
  if (latest && branch !== undefined)
    return `the latest version of ${name} from branch ${branch} ${found('no such version exists')}`;
  if (branch !== undefined && number !== undefined)
    return `${oneOfMany ? 'one of the versions' : 'the version'} of ${name} from branch ${branch} (${number})`;
  if (branch !== undefined) return `a version of ${name} from branch ${branch} (no such version exists)`;
  if (latest) return `the latest version of ${name} ${found('no such version exists')}`;
  if (tag !== undefined) return `a version of ${name} with tag ${tag} ${found('no such version exists')}`;
  if (environment !== undefined && number !== undefined)
    return `${oneOfMany ? 'one of the versions' : 'the version'} of ${name} currently in ${environment} (${number})`;
  if (environment !== undefined)
    return `a version of ${name} currently in ${environment} (no version is currently recorded as deployed/released in this environment)`;
  if (number !== undefined)
    return `version ${number} of ${name}${version === 'none' ? ' (no such version exists)' : ''}`;
  return `any version of ${name}`;
}

/** That there is no such version; upstream: `version_does_not_exist_description`. */
export function describeAbsence({ selector, pacticipant: { name }, branch }: ResolvedSelector): string {
  const { tag, environment, mainBranch, version } = selector;
  if (tag !== undefined) return `No version with tag ${tag} exists for ${name}`;
  if (branch !== undefined) return `No version of ${name} from branch ${branch} exists`;
  if (mainBranch) return `No version of ${name} from the main branch exists`;
  if (environment !== undefined)
    return `No version of ${name} is currently recorded as deployed or released in environment ${environment}`;
  if (version !== undefined) return `No pacts or verifications have been published for version ${version} of ${name}`;
  return `No pacts or verifications have been published for ${name}`;
}
