// A database in memory: what a trial writes never reaches a file.
module.exports = () => ({
  posts: Array.from({ length: 40 }, (_, at) => ({
    id: at + 1,
    title: `Post ${at + 1}`,
    body: 'Ahoy.',
    author: at % 2 ? 'Ada' : 'Grace',
  })),
  comments: Array.from({ length: 80 }, (_, at) => ({ id: at + 1, postId: (at % 40) + 1, text: `Comment ${at + 1}` })),
});
