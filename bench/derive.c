/* The derivation of every case of the basic system, as plainly as C says it: the yardstick for sesperf prove.
 * Every legal weighting of five elements, every rating of each: score, override, level, and a count by level. */
#include <stdio.h>

static const int points[6] = {0, 0, 2, 3, 4, 5};

static int level_of(int score)
{
	if (score >= 475) return 5;
	if (score >= 400) return 4;
	if (score >= 300) return 3;
	return 2;
}

int main(void)
{
	static unsigned char level[501];
	long long plans = 0, cases = 0, by_level[6] = {0};

	for (int s = 0; s <= 500; s++) level[s] = level_of(s);
	for (int e = 20; e <= 80; e++)
	for (int a = 5; a <= e; a++)
	for (int b = 5; b <= e; b++)
	for (int c = 5; c <= e; c++) {
		int d = 100 - e - a - b - c;
		if (d < 5 || d > e) continue;
		plans++;
		for (int i = 1; i <= 5; i++)
		for (int j = 1; j <= 5; j++)
		for (int k = 1; k <= 5; k++)
		for (int l = 1; l <= 5; l++)
		for (int m = 1; m <= 5; m++) {
			int score = points[i] * a + points[j] * b + points[k] * c + points[l] * d + points[m] * e;
			int override = i == 1 || j == 1 || k == 1 || l == 1 || m == 1;
			by_level[override ? 1 : level[score]]++;
			cases++;
		}
	}
	printf("{\"plans\":%lld,\"cases\":%lld,\"by_level\":{\"1\":%lld,\"2\":%lld,\"3\":%lld,\"4\":%lld,\"5\":%lld}}\n",
	       plans, cases, by_level[1], by_level[2], by_level[3], by_level[4], by_level[5]);
	return 0;
}
