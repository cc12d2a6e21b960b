/* SPDX-License-Identifier: BSD-2-Clause */
/* Children: what a parent loaded is theirs, and each reloads for itself. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

#define CHILDREN 4
#define MAP(answer)                                                                                \
	"format: 1\nmap: own\nextends: rfc3398\n"                                                  \
	"tables:\n  - {from: q850, to: sip, rules: {17: " answer "}}\n"

static void replace(const char *text)
{
	FILE *file = fopen("new", "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fputs(text, file);
	fclose(file);
	CU_ASSERT_EQUAL(rename("new", "own.yaml"), 0);
}

static struct sipcause_store *new_store(void)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_store *store = NULL;

	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_file(loader, "own.yaml"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_store_new(&store, loader, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	return store;
}

static int32_t ask(const struct sipcause_catalog *catalog)
{
	return sipcause_translate(sipcause_catalog_table(catalog, "own", "q850", "sip"), 17);
}

static int32_t ask_current(struct sipcause_store *store)
{
	const struct sipcause_catalog *catalog = sipcause_store_acquire(store);
	int32_t answer = ask(catalog);

	sipcause_store_release(store, catalog);
	return answer;
}

/* What a process says of its current catalog. */
struct said {
	int refreshed;
	int32_t answer;
	uint64_t generation;
	char digest[33];
};

static struct said say(struct sipcause_store *store)
{
	const struct sipcause_catalog *catalog;
	struct said said = { 0 };

	said.refreshed = sipcause_store_refresh(store, NULL, NULL);
	catalog = sipcause_store_acquire(store);
	said.answer = ask(catalog);
	said.generation = sipcause_catalog_generation(catalog);
	strcpy(said.digest, sipcause_catalog_digest(catalog));
	sipcause_store_release(store, catalog);
	return said;
}

/* ------------------------------------------------- children that are asked */

struct child {
	pid_t pid;
	int ask;    /* a byte written here is a question */
	int answer; /* a struct said is read here */
};

/* In the child: answer until there are no more questions. */
static void serve(struct sipcause_store *store, int questions, int answers)
{
	char question;

	while (read(questions, &question, 1) == 1) {
		const struct said said = say(store);

		if (write(answers, &said, sizeof(said)) != (ssize_t)sizeof(said))
			_exit(1);
	}
	sipcause_store_free(store);
	_exit(0);
}

static void start(struct child *child, struct sipcause_store *store)
{
	int asks[2], answers[2];

	CU_ASSERT_FATAL(pipe(asks) == 0 && pipe(answers) == 0);
	child->pid = fork();
	if (child->pid == 0) {
		close(asks[1]);
		serve(store, asks[0], answers[1]);
	}
	close(asks[0]);
	close(answers[1]);
	child->ask = asks[1];
	child->answer = answers[0];
}

static struct said ask_child(const struct child *child)
{
	struct said said = { 0 };

	CU_ASSERT_EQUAL(write(child->ask, "?", 1), 1);
	CU_ASSERT_EQUAL(read(child->answer, &said, sizeof(said)), (ssize_t)sizeof(said));
	return said;
}

static void stop(const struct child *child)
{
	int status = -1;

	close(child->ask);
	close(child->answer);
	CU_ASSERT_EQUAL(waitpid(child->pid, &status, 0), child->pid);
	CU_ASSERT_EQUAL(status, 0);
}

/* Children start last to first, since later ones inherit the ends of pipes of
 * earlier ones, and stop first to last. */
static void test_children(void)
{
	struct child children[CHILDREN];
	struct sipcause_store *store;
	struct said parent, said;
	int i;

	replace(MAP("486"));
	store = new_store();
	parent = say(store);
	for (i = CHILDREN - 1; i >= 0; i--)
		start(&children[i], store);
	for (i = 0; i < CHILDREN; i++) {
		said = ask_child(&children[i]);
		UNIT_CHECK(said.refreshed == 0 && said.answer == 486 && said.generation == 1,
			   "child %d: %d %d", i, said.refreshed, said.answer);
		CU_ASSERT_STRING_EQUAL(said.digest, parent.digest);
	}
	/* The children see the change; the parent looks only when it wants to. */
	replace(MAP("600"));
	for (i = 0; i < CHILDREN - 1; i++) {
		said = ask_child(&children[i]);
		UNIT_CHECK(said.refreshed == 1 && said.answer == 600 && said.generation == 2,
			   "child %d: %d %d", i, said.refreshed, said.answer);
		CU_ASSERT_STRING_NOT_EQUAL(said.digest, parent.digest);
	}
	CU_ASSERT_EQUAL(ask_current(store), 486);
	parent = say(store);
	CU_ASSERT_EQUAL(parent.answer, 600);
	CU_ASSERT_STRING_EQUAL(said.digest, parent.digest);
	/* A child that was away comes to the same, by fewer steps. */
	replace(MAP("broken"));
	for (i = 0; i < CHILDREN; i++) {
		said = ask_child(&children[i]);
		UNIT_CHECK(said.refreshed == SIPCAUSE_E_MAP &&
				   said.answer == (i < CHILDREN - 1 ? 600 : 486),
			   "child %d: %d %d", i, said.refreshed, said.answer);
	}
	replace(MAP("600"));
	said = ask_child(&children[CHILDREN - 1]);
	CU_ASSERT_EQUAL(said.answer, 600);
	CU_ASSERT_EQUAL(said.generation, 2);
	CU_ASSERT_STRING_EQUAL(said.digest, parent.digest);
	for (i = 0; i < CHILDREN; i++)
		stop(&children[i]);
	CU_ASSERT_EQUAL(ask_current(store), 600);
	sipcause_store_free(store);
}

/* --------------------------------------- forks in the middle of everything */

/* AddressSanitizer's malloc holds its locks for ever in a child that was forked
 * while another thread was in it; that of the C library does not. */
#if defined(__SANITIZE_ADDRESS__)
#define MALLOC_DOES_NOT_FORK 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define MALLOC_DOES_NOT_FORK 1
#endif
#endif

#ifndef MALLOC_DOES_NOT_FORK

static struct sipcause_store *busy_store;
static atomic_bool over;

static void *read_all(void *unused)
{
	while (!atomic_load(&over))
		ask_current(busy_store);
	return unused;
}

static void *reload_all(void *unused)
{
	while (!atomic_load(&over))
		if (sipcause_store_reload(busy_store, NULL, NULL) != SIPCAUSE_OK)
			break;
	return unused;
}

/* In the child, which has one thread: the store must be whole.  What a reload held
 * that was half done at the fork is lost, and no matter of a search for leaks. */
static void use_and_exit(void)
{
	int i;

	for (i = 0; i < 3; i++)
		if (ask_current(busy_store) != 486 ||
		    sipcause_store_reload(busy_store, NULL, NULL) != SIPCAUSE_OK)
			_exit(1);
	sipcause_store_free(busy_store);
	execlp("true", "true", (char *)NULL);
	_exit(2);
}

static void test_threads(void)
{
	pthread_t reader, writer;
	int i;

	replace(MAP("486"));
	busy_store = new_store();
	CU_ASSERT_EQUAL_FATAL(pthread_create(&reader, NULL, read_all, NULL), 0);
	CU_ASSERT_EQUAL_FATAL(pthread_create(&writer, NULL, reload_all, NULL), 0);
	for (i = 0; i < 20; i++) {
		int status = -1;
		pid_t child = fork();

		if (child == 0)
			use_and_exit();
		CU_ASSERT_EQUAL(waitpid(child, &status, 0), child);
		CU_ASSERT_EQUAL(status, 0);
	}
	atomic_store(&over, true);
	pthread_join(reader, NULL);
	pthread_join(writer, NULL);
	CU_ASSERT_EQUAL(ask_current(busy_store), 486);
	sipcause_store_free(busy_store);
}
#endif

static const struct unit_test tests[] = {
	{ "children reload", test_children },
#ifndef MALLOC_DOES_NOT_FORK
	{ "forks while others read and reload", test_threads },
#endif
};

int main(void)
{
	char folder[] = "/tmp/sipcause-fork-XXXXXX";
	int failed;

	signal(SIGPIPE, SIG_IGN);
	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		return 99;
	failed = UNIT_MAIN("fork", tests);
	unlink("own.yaml");
	if (chdir("/") != 0 || rmdir(folder) != 0)
		return 99;
	return failed;
}
