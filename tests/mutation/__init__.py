"""Mutation testing: does a test fail when a comparison, a null check or a formula is wrong?"""
