import { defineJourney } from 'shakedown';

interface Post {
  readonly id: string;
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
    // Its own id: json-server gives a removed post's id to the next one, and two authors would meet.
    const { id } = await step('write a post', async () => {
      const post = { id: unique, title: `Landfall ${unique}`, body: 'Land in sight.', author: 'Ada' };
      return (await http.post('/posts', post)).json<Post>();
    });
    acknowledge('post', id);
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
