import { defineJourney } from 'shakedown';

interface Post {
  readonly id: number;
  readonly title: string;
}

export default defineJourney({
  id: 'write-a-post',
  title: 'An author writes a post, finds it, corrects it, and takes it down again',
  run: async ({ http, step, expect, unique, acknowledge }) => {
    await step('read the posts', async () => {
      const posts = (await http.get('/posts', { query: { _limit: 10 } })).json<Post[]>();
      expect(posts.length === 10, `10 posts were asked for, ${posts.length} came`);
    });
    const { id } = await step('write a post', async () =>
      (await http.post('/posts', { title: `Landfall ${unique}`, body: 'Land in sight.', author: 'Ada' })).json<Post>(),
    );
    acknowledge('post', String(id));
    await step('find it', async () => {
      const post = (await http.get(`/posts/${id}`, { route: '/posts/:id' })).json<Post>();
      expect(post.title === `Landfall ${unique}`, `post ${id} is titled "${post.title}"`);
    });
    await step('correct it', async () => {
      const post = (await http.patch(`/posts/${id}`, { body: 'An island.' }, { route: '/posts/:id' })).json<Post>();
      expect(post.title === `Landfall ${unique}`, `a correction of its body changed the title to "${post.title}"`);
    });
    await step('take it down', () => http.delete(`/posts/${id}`, { route: '/posts/:id' }));
    await step('miss it', () => http.get(`/posts/${id}`, { route: '/posts/:id', accept: [404] }));
  },
});
