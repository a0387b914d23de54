const RETRY = '.retry';
const DEAD_LETTER = '.dead-letter';

/** Where a consumer group lets the events of a topic wait for another attempt. */
export const retryTopic = (topic: string, group: string): string => `${topic}.${group}${RETRY}`;

/** Where a consumer group puts the messages of a topic that it gave up. */
export const deadLetterTopic = (topic: string, group: string): string => `${topic}.${group}${DEAD_LETTER}`;

export const isDeadLetterTopic = (topic: string): boolean => topic.endsWith(DEAD_LETTER);

/** The retry topic of the group to which a dead-letter topic belongs. */
export const retryTopicOf = (topic: string): string => topic.slice(0, -DEAD_LETTER.length) + RETRY;
