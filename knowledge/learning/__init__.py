"""Courses: modules, lessons, quizzes and facilitator packs."""
